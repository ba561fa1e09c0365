export { SiteAddresses, type AddressPatterns } from './site-addresses.js';
