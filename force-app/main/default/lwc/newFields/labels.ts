import create from '@salesforce/label/c.Preview_Fields_Create';
import createOne from '@salesforce/label/c.Preview_Fields_Create_One';
import created from '@salesforce/label/c.Preview_Fields_Created';
import failed from '@salesforce/label/c.Preview_Fields_Failed';
import field from '@salesforce/label/c.Preview_Field';
import forGood from '@salesforce/label/c.Preview_Fields_For_Good';
import intro from '@salesforce/label/c.Preview_Fields_Intro';
import loading from '@salesforce/label/c.Preview_Fields_Loading';
import meter from '@salesforce/label/c.Preview_Fields_Meter';
import none from '@salesforce/label/c.Preview_Fields_None';
import title from '@salesforce/label/c.Preview_Fields_Title';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import type from '@salesforce/label/c.Preview_Fields_Type';

/** As they stand on the page. */
export const labels = { failed, field, loading, none, title, tryAgain, type };
/** With places to be filled. */
export const words = { create, createOne, created, forGood, intro, meter };
