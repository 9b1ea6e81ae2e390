import { labels, whyText, type WhyAnswer, type WhyContext, type WhyText, type WhyView } from 'c/whySentence';

/** A Sunday at noon in Berlin; the third of November was not long ago. */
export const context: WhyContext = {
  texts: labels,
  language: 'en',
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  now: new Date('2026-11-22T11:00:00Z')
};

/** For somebody of support, who may edit the record and use "Sync now", and may not operate syncs. */
export const view: WhyView = {
  isBridgeReachable: true,
  recordId: '003000000000001',
  objectName: 'Contact',
  objectLabel: 'Contact',
  recordName: 'Ana Ruiz',
  canSync: true,
  canOperate: false
};

export const operator: WhyView = { ...view, canOperate: true };
export const onlooker: WhyView = { ...view, canSync: false };

export const answerOf = (standing: string, code: string, more: Partial<WhyAnswer> = {}): WhyAnswer => ({
  syncName: 'Contacts_To_Users',
  syncLabel: 'Contacts to users',
  standing,
  code,
  facts: {},
  ...more
});

export const country = {
  fieldPath: 'MailingCountry',
  fieldLabel: 'Mailing Country',
  fieldRecordId: '003000000000001',
  canEdit: true
} satisfies Partial<WhyAnswer>;

export const email = { ...country, fieldPath: 'Email', fieldLabel: 'Email' };

export const byBen = { changedByName: 'Ben Ford', changedAt: '2026-11-03T09:12:00.000Z' };

/** The record of somebody else, as another one that the cause names. */
export const jo = { otherRecordId: '003000000000002', otherRecordName: 'Jo Park' };

export const ask = (answer: WhyAnswer, asked: WhyView = view): WhyText => whyText(asked, answer, context);

/** Headline, fix and button as they are read, one below the other. */
export function read(answer: WhyAnswer, asked: WhyView = view): string[] {
  const { headline, fix, button } = ask(answer, asked);
  return button ? [headline, fix, `[${button.label}]`] : [headline, fix];
}
