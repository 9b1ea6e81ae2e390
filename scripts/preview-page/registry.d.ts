import type { LightningElement } from 'lwc';

/** Components that pages, actions and flows may name; written by the build. */
export declare const components: Readonly<Record<string, new () => LightningElement>>;
