import { LightningElement, api } from 'lwc';
import close from '@salesforce/label/c.Home_Budget_Close';
import day from '@salesforce/label/c.Home_Budget_Day';
import minute from '@salesforce/label/c.Home_Budget_Minute';
import openDay from '@salesforce/label/c.Home_Budget_Open_Day';
import openMinute from '@salesforce/label/c.Home_Budget_Open_Minute';
import openSecond from '@salesforce/label/c.Home_Budget_Open_Second';
import paused from '@salesforce/label/c.Home_Budget_Paused';
import project from '@salesforce/label/c.Home_Budget_Project';
import second from '@salesforce/label/c.Home_Budget_Second';
import { fill } from 'c/fill';
import { localTime, relativeTime } from 'c/times';

/** From this share on the rest may not last. */
const CLOSE_SHARE = 0.9;
const SENTENCES: Readonly<Record<string, { limited: string; open: string }>> = {
  day: { limited: day, open: openDay },
  minute: { limited: minute, open: openMinute },
  second: { limited: second, open: openSecond }
};

/** How much of a system's calls are used, in words and as a bar. */
export default class BudgetMeter extends LightningElement {
  @api budget: Apex.IterableSyncHomeView.BudgetView = {};

  get sentence(): string {
    const { used, allowed, period } = this.budget;
    const sentences = SENTENCES[period ?? 'day'] ?? { limited: day, open: openDay };
    return allowed
      ? fill(sentences.limited, [this.systemText, used ?? 0, allowed])
      : fill(sentences.open, [this.systemText, used ?? 0]);
  }

  /** Null while calls are made. */
  get pausedText(): string | null {
    const { pausedUntil } = this.budget;
    return pausedUntil ? fill(paused, [relativeTime(pausedUntil), localTime(pausedUntil)]) : null;
  }

  get closeText(): string | null {
    return !this.pausedText && this.share >= CLOSE_SHARE ? close : null;
  }

  get hasLimit(): boolean {
    return Boolean(this.budget.allowed);
  }

  get percent(): number {
    return Math.round(this.share * 100);
  }

  get barStyle(): string {
    return `width: ${this.percent}%`;
  }

  get barClass(): string {
    return this.pausedText || this.closeText ? 'value full' : 'value';
  }

  get systemText(): string {
    const { systemName, projectName } = this.budget;
    return projectName ? fill(project, [systemName ?? '', projectName]) : (systemName ?? '');
  }

  get share(): number {
    const { used, allowed } = this.budget;
    return allowed ? Math.min(1, (used ?? 0) / allowed) : 0;
  }
}
