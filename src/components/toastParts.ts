/** Loads with the first arrival. */
export { ToastStack } from './ToastStack.js';
