import again from '@salesforce/label/c.Preview_Forecast_Again';
import atLeast from '@salesforce/label/c.Preview_Forecast_At_Least';
import calls from '@salesforce/label/c.Preview_Forecast_Calls';
import count from '@salesforce/label/c.Preview_Forecast_Count';
import failed from '@salesforce/label/c.Preview_Forecast_Failed';
import intro from '@salesforce/label/c.Preview_Forecast_Intro';
import loading from '@salesforce/label/c.Preview_Forecast_Loading';
import nothing from '@salesforce/label/c.Preview_Forecast_Nothing';
import rough from '@salesforce/label/c.Preview_Forecast_Rough';
import share from '@salesforce/label/c.Preview_Forecast_Share';
import stale from '@salesforce/label/c.Preview_Forecast_Stale';
import title from '@salesforce/label/c.Preview_Forecast_Title';
import total from '@salesforce/label/c.Preview_Forecast_Total';
import totalOne from '@salesforce/label/c.Preview_Forecast_Total_One';
import { fill, fillCount } from 'c/fill';
import { durationText } from 'c/times';

export const labels = { again, count, failed, intro, loading, nothing, stale, title };

export function totalText({ records }: Bridge.Forecast): string {
  if (!records.exact) return fill(atLeast, [records.total]);
  return fillCount({ one: totalOne, many: total }, records.total);
}

/** Null where every record was worked out. */
export function roughText({ outcomes }: Bridge.Forecast): string | null {
  return outcomes.estimated ? fill(rough, [outcomes.sample]) : null;
}

/** Time and calls, those that look things up before the first record included. */
export function callsText({ minutes, calls: made }: Bridge.Forecast): string {
  const sending = made.iterable.reduce((sum, each) => sum + each.calls, 0);
  return fill(calls, [
    durationText(minutes * 60),
    made.salesforce.total,
    sending + made.before + made.lookUps
  ]);
}

/** Null before the org has said its limit, and where it is next to nothing. */
export function shareText({ budget }: Bridge.Forecast): string | null {
  return budget.percent ? fill(share, [budget.percent]) : null;
}
