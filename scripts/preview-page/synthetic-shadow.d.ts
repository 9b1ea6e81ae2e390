declare module '@lwc/synthetic-shadow';
