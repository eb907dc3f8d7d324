import type { SearchStrings } from '../searchStrings.js';

/** Arabic, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'البحث في الإشعارات',
  clearSearch: 'مسح البحث',
  endSearch: 'إلغاء',
  searchHint: { title: 'ابحث في إشعاراتك', hint: 'في العناوين والنصوص وأسماء الأشخاص والسجلات.' },
  nothingFound: (query) => ({ title: 'لا نتائج', hint: `لا إشعار يذكر «${query}».` }),
  searchesLoaded: 'يشمل البحث ما حُمّل فقط، دون الإشعارات الأقدم.',
};
