import { createStore } from './app.jsx';
globalThis.bench = createStore();
