import { table } from './evaluate';

describe('help "CEILING" (away from zero), published formula engine, FunctionFloor, FunctionMCeiling, FunctionMFloor', () => {
  table([
    ['CEILING(2.5)', 3],
    ['CEILING(-2.5)', -3],
    ['CEILING(0.07)', 1],
    ['CEILING(-0.07)', -1],
    ['CEILING(0)', 0],
    ['CEILING(6 / 11 * 11)', 6],
    ['FLOOR(1.7)', 1],
    ['FLOOR(-1.7)', -1],
    ['FLOOR(-0.07)', 0],
    ['FLOOR(6 / 11 * 11)', 6],
    ['MCEILING(1.3)', 2],
    ['MCEILING(-1.3)', -1],
    ['MCEILING(-0.07)', 0],
    ['MFLOOR(1.7)', 1],
    ['MFLOOR(-1.3)', -2],
    ['MFLOOR(-0.07)', -1],
    ['CEILING(Number1__c)', null]
  ]);
});

describe('published formula engine, FunctionRound, FunctionTrunc: half away from zero, and cut', () => {
  table([
    ['ROUND(1.13, 1)', 1.1],
    ['ROUND(1.17, 1)', 1.2],
    ['ROUND(-1.17, 1)', -1.2],
    ['ROUND(1.5, 0)', 2],
    ['ROUND(-1.5, 0)', -2],
    ['ROUND(2.5, 0)', 3],
    ['ROUND(1.005, 2)', 1.01],
    ['ROUND(2.675, 2)', 2.68],
    ['ROUND(0.0006, 3)', 0.001],
    ['ROUND(0.003, 2)', 0],
    ['ROUND(-123456.3335, -2)', -123500],
    ['ROUND(1234.5678, -2)', 1200],
    ['ROUND(55, -2)', 100],
    ['ROUND(225.49823, 2)', 225.5],
    ['ROUND(225.49823, 1.9)', 225.5],
    ['ROUND(EXP(-10), 6)', 0.000045],
    ['ROUND(Amount * 0.07, 2)', 7, { Amount: 100.07 }],
    ['ROUND(Number1__c, 2)', null],
    ['TRUNC(1.29, 1)', 1.2],
    ['TRUNC(-1.29, 1)', -1.2],
    ['TRUNC(1.99, 0)', 1],
    ['TRUNC(1299, -2)', 1200]
  ]);
});

describe('published formula engine, FunctionMod: the sign of the dividend', () => {
  table([
    ['MOD(100, 10)', 0],
    ['MOD(-101, 10)', -1],
    ['MOD(100.5, -10)', 0.5],
    ['MOD(20.12, 1)', 0.12],
    ['MOD(20.123445, 7)', 6.123445],
    ['MOD(-0.244, 2)', -0.244],
    ['MOD(5, 0)', 'fault: formula.number-range'],
    ['MOD(Number1__c, 2)', null]
  ]);
});

describe('published formula engine: ABS, SQRT, EXP, LN, LOG, PI, MAX, MIN and trigonometry', () => {
  table([
    ['ABS(-3.5)', 3.5],
    ['SQRT(16)', 4],
    ['SQRT(-1)', 'fault: formula.number-range'],
    ['EXP(0)', 1],
    ['EXP(LN(36))', 36],
    ['LN(EXP(3))', 3],
    ['LN(0)', 'fault: formula.number-range'],
    ['LOG(100)', 2],
    ['LOG(1000)', 3],
    ['LOG(-5)', 'fault: formula.number-range'],
    ['EXP(1000)', 'fault: formula.number-range'],
    ['ROUND(PI(), 5)', 3.14159],
    ['MAX(100, -10, 1000)', 1000],
    ['MAX(-101, 10)', 10],
    ['MAX(100.5, null, -10)', null],
    ['MIN(100, -10, 1000)', -10],
    ['MIN(Amount, Price__c)', 1.5, { Amount: 2, Price__c: 1.5 }],
    ['MIN(5)', 5],
    ['SIN(0)', 0],
    ['COS(0)', 1],
    ['TAN(0)', 0],
    ['ROUND(ATAN(1) * 4, 6)', 3.141593],
    ['ASIN(2)', 'fault: formula.number-range'],
    ['ACOS(1)', 0],
    ['ROUND(ATAN2(1, 1), 6)', 0.785398]
  ]);
});

describe('published formula engine, BigDecimalHelper.formulaPower', () => {
  table([
    ['64 ^ 64', 'fault: formula.power'],
    ['2 ^ 0.5', 'fault: formula.power'],
    ['0 ^ -1', 'fault: formula.power'],
    ['0.001 ^ 20', 0]
  ]);
});

describe('percent fields are their fraction, as bulk answers are their numbers', () => {
  table([
    ['Discount__c', 0.455, { Discount__c: 45.5 }],
    ['Amount * (1 - Discount__c)', 90, { Amount: 100, Discount__c: 10 }],
    ['Discount__c > 0.4', true, { Discount__c: 45.5 }],
    ['Amount + 1', 799, { Amount: '798.0' }],
    ['Age__c', 12, { Age__c: 12 }]
  ]);
});
