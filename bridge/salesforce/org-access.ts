/** How to reach and sign in to an org; the settings say it. */
export interface OrgAccess {
  /** Without a slash at the end. */
  readonly loginUrl: string;
  /** Consumer key of the External Client App. */
  readonly clientId: string;
  readonly auth:
    | { readonly flow: 'jwt'; readonly username: string; readonly privateKey: string }
    | { readonly flow: 'clientCredentials'; readonly clientSecret: string };
  /** As in paths, e.g. 66.0. */
  readonly apiVersion: string;
  /** Of the package; empty when it is unmanaged. */
  readonly namespace: string;
  /** The only org that may be signed in to; null for any. */
  readonly allowedOrgId: string | null;
}
