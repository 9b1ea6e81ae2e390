// Modules that the platform makes while it compiles a component.

declare module '@salesforce/label/c.*' {
  const text: string;
  export default text;
}

declare module '@salesforce/schema/*' {
  /** Names as the org knows them, with the namespace of the package where it has one. */
  const reference: { readonly objectApiName: string; readonly fieldApiName: string };
  export default reference;
}

declare module '@salesforce/customPermission/*' {
  /** Undefined for a user who has not got it. */
  const granted: boolean | undefined;
  export default granted;
}

declare module '@salesforce/user/Id' {
  const id: string;
  export default id;
}

declare module '@salesforce/i18n/locale' {
  /** Such as `de-DE`. */
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/lang' {
  /** Such as `de`. */
  const language: string;
  export default language;
}

declare module '@salesforce/i18n/timeZone' {
  /** Of the user, such as `America/Los_Angeles`. */
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/client/formFactor' {
  const formFactor: 'Large' | 'Medium' | 'Small';
  export default formFactor;
}
