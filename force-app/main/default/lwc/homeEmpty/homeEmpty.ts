import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import ask from '@salesforce/label/c.Home_Empty_Ask';
import intro from '@salesforce/label/c.Home_Empty_Intro';
import setup from '@salesforce/label/c.Home_Empty_Setup';
import stepActivate from '@salesforce/label/c.Home_Empty_Step_Activate';
import stepProject from '@salesforce/label/c.Home_Empty_Step_Project';
import stepSync from '@salesforce/label/c.Home_Empty_Step_Sync';
import title from '@salesforce/label/c.Home_Empty_Title';
import { pageOf } from 'c/pages';

/** What to do first, where there is no sync yet. */
export default class HomeEmpty extends NavigationMixin(LightningElement) {
  /** Whether the user is one of those who set syncs up; others are told whom to ask. */
  @api canManage = false;

  labels = { ask, intro, setup, title };
  steps = [
    { number: '1', text: stepProject },
    { number: '2', text: stepSync },
    { number: '3', text: stepActivate }
  ];

  handleSetup(): void {
    this[NavigationMixin.Navigate](pageOf('Setup'));
  }
}
