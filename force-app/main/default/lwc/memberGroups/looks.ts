import goes from '@salesforce/label/c.Campaign_Goes';
import leaving from '@salesforce/label/c.Campaign_Leaving';
import needsAttention from '@salesforce/label/c.Campaign_Attention';
import notChosen from '@salesforce/label/c.Campaign_Not_Chosen';
import notLookedAt from '@salesforce/label/c.Campaign_Not_Looked_At';
import notSent from '@salesforce/label/c.Campaign_Not_Sent';
import onList from '@salesforce/label/c.Campaign_On_List';
import waiting from '@salesforce/label/c.Campaign_Waiting';

type Standing = Bridge.LinkForecast['groups'][number]['standing'];

/** How a standing is drawn: never by colour alone. */
export interface StandingLook {
  readonly word: string;
  readonly icon: string;
  readonly variant: 'success' | 'warning' | 'error' | '';
}

const looks: Readonly<Record<Standing, StandingLook>> = {
  'on-list': { word: onList, icon: 'utility:success', variant: 'success' },
  waiting: { word: waiting, icon: 'utility:clock', variant: '' },
  'not-looked-at': { word: notLookedAt, icon: 'utility:routing_offline', variant: '' },
  'needs-attention': { word: needsAttention, icon: 'utility:error', variant: 'error' },
  'not-sent': { word: notSent, icon: 'utility:ban', variant: '' },
  'not-chosen': { word: notChosen, icon: 'utility:filterList', variant: '' },
  leaving: { word: leaving, icon: 'utility:logout', variant: '' }
};

/** Where members stand for a link. */
export const standingLook = (standing: Standing): StandingLook => looks[standing];

/** Where they would stand: before a link is made nobody is on its list by it. */
export function forecastLook(standing: Standing): StandingLook {
  return standing === 'on-list' ? { ...looks[standing], word: goes } : looks[standing];
}
