import type { LightningElement } from 'lwc';
import type { PageReference } from 'lightning/navigation';
import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';
import { navigations } from '../navigation';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Constructor = new (...parameters: any[]) => LightningElement;

/** Stands for the platform's navigation: what a component asks for is told by `test-support/navigation`. */
export const NavigationMixin = Object.assign(
  (Base: Constructor) =>
    class extends Base {
      [Navigate](target: PageReference): void {
        navigations.push(target);
      }
      [GenerateUrl](target: PageReference): Promise<string> {
        return Promise.resolve(
          `/lightning/${target.type}/${Object.values(target.attributes ?? {}).join('/')}`
        );
      }
    },
  { Navigate, GenerateUrl }
);

export const CurrentPageReference = createTestWireAdapter(jest.fn());
