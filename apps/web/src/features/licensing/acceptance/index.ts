export { NoticePage } from './notice-page';
export { OfferPage } from './offer-page';
export { ReceiptPage } from './receipt-page';
