/** Reports: described and run. Source: docs/contracts/salesforce-reports.md. */
import { type Call, json, type Reply, versionOf } from '../http/exchange';
import { OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import type { NewReport, ReportColumn } from '../reports';
import { executeQuery } from '../soql/execute-query';

/** Detail rows that a run gives out. Source: docs/contracts/salesforce-reports.md 3. */
const mostRows = 2000;

export function describeReport(org: LocalOrgState, call: Call): Reply {
  const { id, report } = found(org, call);
  return json({
    attributes: attributes(id, report, versionOf(call)),
    reportExtendedMetadata: extendedMetadata(report),
    reportMetadata: metadata(id, report),
    reportTypeMetadata: { categories: [] }
  });
}

export function runReport(org: LocalOrgState, call: Call): Reply {
  const { id, report } = found(org, call);
  const rows = rowsOf(org, report);
  const details = (report.detailRows ?? true) && call.query.get('includeDetails') === 'true';
  const shown = rows.slice(0, mostRows);
  return json({
    attributes: attributes(id, report, versionOf(call)),
    allData: rows.length <= mostRows,
    factMap: factMap(org, report, details ? shown : [], rows.length),
    groupingsAcross: { groupings: [] },
    groupingsDown: { groupings: [] },
    hasDetailRows: details,
    reportExtendedMetadata: extendedMetadata(report),
    reportMetadata: metadata(id, report)
  });
}

function found(org: LocalOrgState, call: Call): { id: string; report: NewReport } {
  const report = org.reports.find(call.params.report ?? '');
  if (report) return report;
  throw new OrgError(404, 'NOT_FOUND', 'The data you requested does not exist or is not available to you.');
}

function rowsOf(org: LocalOrgState, { object, columns, where, groupBy }: NewReport): Row[] {
  const paths = columns.flatMap(({ path, linksTo }) => (linksTo ? [path, linksTo] : [path]));
  const fields = [...new Set([...paths, ...(groupBy ? [groupBy] : [])])];
  const order = groupBy ? `${groupBy}, Id` : 'Id';
  const condition = where ? ` WHERE ${where}` : '';
  const soql = `SELECT ${fields.join(', ')} FROM ${object}${condition} ORDER BY ${order}`;
  return executeQuery(org.source, soql, { includeDeleted: false }).rows;
}

type FactMap = Record<string, { aggregates: { label: string; value: number }[]; rows: unknown[] }>;

/** Detail rows stand at the innermost groupings; a tabular report has one for all. */
function factMap(org: LocalOrgState, report: NewReport, rows: readonly Row[], count: number): FactMap {
  const cells = (row: Row) => ({ dataCells: report.columns.map((column) => cellOf(org, row, column)) });
  const total = { aggregates: [{ label: String(count), value: count }], rows: [] as unknown[] };
  if (!report.groupBy) return { 'T!T': { ...total, rows: rows.map(cells) } };
  const path = report.groupBy;
  const groups = [...new Set(rows.map((row) => valueAt(row, path)))];
  const across = report.format === 'MATRIX' ? '0' : 'T';
  const entries = groups.map((group, index) => {
    const own = rows.filter((row) => valueAt(row, path) === group);
    const aggregates = [{ label: String(own.length), value: own.length }];
    return [`${index}!${across}`, { aggregates, rows: own.map(cells) }] as const;
  });
  return { ...Object.fromEntries(entries), 'T!T': total };
}

function cellOf(org: LocalOrgState, row: Row, { path, linksTo }: ReportColumn) {
  const shown = valueAt(row, path);
  if (linksTo) return { label: shown === null ? '-' : String(shown), value: valueAt(row, linksTo) };
  const isId = /(^|\.)\w*Id$/.test(path) && typeof shown === 'string';
  const value = isId && org.switches.reportIds === '15 characters' ? shown.slice(0, 15) : shown;
  return { label: value === null ? '-' : String(value), value };
}

function valueAt(row: Row, path: string): unknown {
  const value = path
    .split('.')
    .reduce<unknown>((place, name) => (place as Row | null | undefined)?.[name], row);
  return value ?? null;
}

function attributes(id: string, { name }: NewReport, version: string) {
  const url = `/services/data/v${version}/analytics/reports/${id}`;
  return {
    describeUrl: `${url}/describe`,
    instancesUrl: `${url}/instances`,
    reportId: id,
    reportName: name,
    type: 'Report'
  };
}

function metadata(id: string, report: NewReport) {
  const { name, object, columns, format, groupBy, detailRows = true } = report;
  return {
    aggregates: ['RowCount'],
    detailColumns: columns.map((column) => column.name),
    developerName: name.replaceAll(/\W+/g, '_'),
    groupingsAcross: [],
    groupingsDown: groupBy ? [{ dateGranularity: 'None', name: groupBy, sortOrder: 'Asc' }] : [],
    hasDetailRows: detailRows,
    id,
    name,
    reportFilters: [],
    reportFormat: format ?? 'TABULAR',
    reportType: { label: object, type: object },
    scope: 'organization'
  };
}

const extendedMetadata = ({ columns }: NewReport) => ({
  aggregateColumnInfo: { RowCount: { dataType: 'int', label: 'Record Count' } },
  detailColumnInfo: Object.fromEntries(
    columns.map(({ name, label }) => [name, { dataType: 'string', label }])
  ),
  groupingColumnInfo: {}
});
