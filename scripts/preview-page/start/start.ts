import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import Frame from 'preview/frame';
import { startRouter } from 'preview/router';

startRouter();
document.body.appendChild(createElement('preview-frame', { is: Frame }));
