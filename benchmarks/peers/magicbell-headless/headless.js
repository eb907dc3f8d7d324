import { clientSettings, useNotificationStoresCollection } from '@magicbell/react-headless';
globalThis.bench = [clientSettings, useNotificationStoresCollection];
