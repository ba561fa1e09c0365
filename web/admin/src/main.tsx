/** The dashboard's entry: what every screen needs. Screens are loaded when they are shown. */
import { render } from 'preact';
import { App } from './app/app.js';
import './styles/main.css';

const root = document.getElementById('app');
if (root) render(<App />, root);
if (IS_LOCAL)
  void import('./app/reload.js').then(({ reloadOnChange }) => {
    reloadOnChange();
  });
