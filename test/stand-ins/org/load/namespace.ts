const custom = /^(?<base>.+)__(?<suffix>c|mdt|r|e)$/;

/** The name as an org sees it that installed the package under a namespace: `Status__c` becomes `itbl__Status__c`. */
export function qualify(name: string, namespace: string | undefined): string {
  const base = custom.exec(name)?.groups?.base;
  if (!namespace || base === undefined || base.includes('__')) return name;
  return `${namespace}__${name}`;
}
