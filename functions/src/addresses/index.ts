export { SiteAddresses, type Addressed, type AddressPatterns } from './site-addresses.js';
