import type { ReportRows, Unusable } from '../sync/ports';
import { readAnswer, reportAnswer } from './answers';

export const reportPath = (id: string): string =>
  `/analytics/reports/${encodeURIComponent(id)}?includeDetails=true`;

export const noReport: Unusable = {
  unusable: 'There is no such report that the integration user can run.',
  fix: "Correct the id, share the report's folder with the integration user, and let it run reports."
};

const unusable = (why: string, fix: string): Unusable => ({ unusable: why, fix });

/** The result of a report -> its detail rows, or why they are not all there (docs/contracts/salesforce-reports.md 2 to 4). */
export function readReport(body: unknown): ReportRows | Unusable {
  const report = readAnswer(reportAnswer, body, 'a report');
  const { reportFormat, detailColumns } = report.reportMetadata;
  if (reportFormat === 'MULTI_BLOCK')
    return unusable('A joined report is not supported.', 'Use a tabular report.');
  if (!report.hasDetailRows)
    return unusable('The report shows no detail rows.', 'Switch its detail rows on and save it.');
  if (!report.allData)
    return unusable(
      'The report has more than 2,000 rows: Salesforce gives out the first 2,000 alone.',
      'Filter the report to 2,000 rows, or use the scope Filter or List view.'
    );
  const labels = report.reportExtendedMetadata?.detailColumnInfo ?? {};
  return {
    columns: detailColumns.map((name) => labels[name]?.label ?? name),
    rows: Object.values(report.factMap).flatMap(({ rows }) => (rows ?? []).map(({ dataCells }) => dataCells))
  };
}
