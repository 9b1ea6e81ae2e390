import { csvAddress, csvText } from 'c/csvFile';

test('Hx-03 a table is written as CSV: quotes, line breaks and empty cells', () => {
  expect(
    csvText(
      ['a', 'b'],
      [
        ['x,"y"', null],
        ['two\nlines', 3]
      ]
    )
  ).toBe('a,b\r\n"x,""y""",\r\n"two\nlines",3\r\n');
});

test('Hx-03 what a spreadsheet would run begins with an apostrophe; a negative number stays one', () => {
  expect(csvText(['a'], [['=1+1'], ['+49'], ['@x'], [-5]])).toBe("a\r\n'=1+1\r\n'+49\r\n'@x\r\n-5\r\n");
});

test('Hx-03 the file names its characters, so that a spreadsheet reads umlauts', () => {
  expect(csvAddress('ä')).toBe('data:text/csv;charset=utf-8,%EF%BB%BF%C3%A4');
});
