// Elements of one test are gone before the next begins.
afterEach(() => {
  document.body.replaceChildren();
});
