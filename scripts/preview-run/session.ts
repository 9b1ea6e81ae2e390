/** What the server tells the page, and the page the server: shapes only. */

/** Written into the page when it is loaded. */
export interface Session {
  readonly user: SessionUser;
  readonly users: readonly { readonly key: string; readonly label: string }[];
  readonly language: string;
  readonly languages: readonly string[];
  readonly namespace: string;
  /** API names that the package owns; they carry its namespace while it runs. */
  readonly ownNames: readonly string[];
  /** Custom labels of the package by name, in the user's language. */
  readonly labels: Readonly<Record<string, string>>;
  /** Modules `@salesforce/i18n/...` that follow the language, by the rest of their name. */
  readonly i18n: Readonly<Record<string, string>>;
  readonly app: App;
  readonly objects: readonly ObjectInfo[];
  readonly iterableUrl: string;
  readonly orgUrl: string;
}

export interface SessionUser {
  readonly id: string;
  /** viewer, operator, marketer or admin. */
  readonly key: string;
  readonly name: string;
  readonly isGuest: false;
  readonly customPermissions: readonly string[];
}

/** The package's application with what stands on its navigation bar. */
export interface App {
  readonly label: string;
  readonly tabs: readonly AppTab[];
}

/** An app page and the components that it places, region by region. */
export interface AppTab {
  readonly name: string;
  readonly label: string;
  readonly regions: readonly { readonly name: string; readonly components: readonly PlacedComponent[] }[];
}

export interface PlacedComponent {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface ObjectInfo {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  /** First three characters of its ids. */
  readonly keyPrefix: string;
  /** Of the SLDS set, such as `standard:contact`. */
  readonly icon: string;
  /** The package's quick actions on its record page. */
  readonly actions: readonly ActionInfo[];
  /** The package's buttons on its list views. */
  readonly listButtons: readonly ListButton[];
  /** Components beside a record of this object. */
  readonly panels: readonly string[];
  readonly isOnBar: boolean;
}

export interface ActionInfo {
  readonly name: string;
  readonly label: string;
  readonly component: string;
}

/** A button that opens a screen of a flow with the ids of the chosen records. */
export interface ListButton {
  readonly name: string;
  readonly label: string;
  readonly flowLabel: string;
  readonly component: string;
  /** Property of the component that takes the ids. */
  readonly property: string;
}

/** A record as the current user may see it. */
export interface RecordView {
  readonly id: string;
  readonly object: string;
  readonly name: string;
  /** Names of the fields at the top of the page. */
  readonly highlights: readonly string[];
  readonly fields: readonly FieldView[];
}

export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly value: string | number | boolean | null;
  /** As text for a person; the name of the record that a lookup points to. */
  readonly text: string;
  /** Id of that record; null for other fields. */
  readonly linkTo: string | null;
  readonly isEditable: boolean;
  readonly isRequired: boolean;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

export interface ListView {
  /** Of a list view of the package; null for the list of all records. */
  readonly label: string | null;
  readonly columns: readonly { readonly name: string; readonly label: string }[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly total: number;
}

export interface Found {
  readonly id: string;
  readonly object: string;
  readonly name: string;
  readonly detail: string;
}

/** Answer to the question for a record; the problem is a sentence. */
export type RecordAnswer<Record = RecordView> = { readonly record: Record } | { readonly problem: string };

/** What a write is refused with. */
export interface SaveProblem {
  readonly message: string;
  readonly fields: readonly string[];
}

/** Answer of an Apex call. */
export type ApexAnswer = { readonly value: unknown } | { readonly problem: ApexProblem };

/** Answer of a failed Apex call, as the platform hands its `body` to a component. */
export interface ApexProblem {
  readonly message: string;
  readonly exceptionType: string;
  readonly isUserDefinedException: boolean;
}
