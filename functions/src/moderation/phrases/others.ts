import type { PhraseTable } from './topics.js';

/** Hungarian, Greek, Finnish, Bulgarian, Serbian, Croatian: what is sent most. */
export const OTHERS: PhraseTable = {
  seo: `google első oldal* | első helyre & google | seo szolgáltatás* | keresőoptimalizál* | πρώτη σελίδα & google | υπηρεσίες seo | googlen ensimmäi* | hakukoneoptimoin* | първа страница & google | seo оптимизация | prva stranica & google | prvoj stranici & google`,
  links: `vendégcikk | szponzorált cikk* | φιλοξενούμενο άρθρο | vieraskirjoitus | maksettu artikkeli | гост публикация | gostujući članak | sponzorirani članak`,
  invest: `passzív jövedelem | bitcoin & kereset* | garantált hozam | παθητικό εισόδημα | εγγυημένα κέρδη | passiivinen tulo | taattu tuotto | пасивен доход | печелете & дневно | гарантирана печалба | pasivni prihod | zaradite & dnevno`,
  casino: `ingyenes pörgetés* | befizetés nélküli | online kaszinó | δωρεάν περιστροφές | χωρίς κατάθεση | ilmaiskierro* | nettikasino | talletusbonus | безплатни завъртания | без депозит | онлайн казино | besplatni spinovi | bez depozita`,
  loan: `gyorskölcsön | személyi kölcsön & kamat | hitel & bár nélkül | δάνειο χωρίς | δάνεια & επιτόκιο | pikalaina* | laina ilman | luottotietoja | бърз кредит | кредит без | заем без | brzi kredit* | zajam & kamat*`,
  phishing: `csomag* & díj* & fizet* | fiók* & felfüggeszt* | fiók* & zárol* | δέμα & πληρωμή | λογαριασμός & ανασταλ* | paketti & maksu* | tilisi & suljet* | tilisi on lukittu | пратка* & такса | акаунт* & блокиран | paket & carin* | račun & blokiran | nalog & suspendovan`,
  pharma: `vény nélkül | recept nélkül | χωρίς συνταγή | ilman reseptiä | без рецепта & доставка | bez recepta & dostava`,
  pitch: `megnéztem & weboldal* | ajánljuk & szolgáltatás* | ingyenes konzultáció | επισκέφθηκα την ιστοσελίδα | προσφέρουμε | δωρεάν ανάλυση | tarjoamme | ilmainen kartoitus | maksuton analyysi | предлагаме | безплатна консултация | nudimo | besplatna analiza`,
  call: `kattintson | kattints ide | regisztrálj | κάντε κλικ | εγγραφείτε | klikkaa tästä | rekisteröidy | кликнете | регистрирайте се | kliknite | registrujte`,
  urgency: `csak ma | 24 órán belül | μόνο σήμερα | εντός 24 ωρών | vain tänään | 24 tunnin | само днес | samo danas | u roku od 24`,
  promise: `garantált* | ingyen* | εγγυημένα | εγγύηση | δωρεάν | taattu | ilmainen | гарантиран* | безплатн* | garantovano | zajamčen* | besplatn*`,
  greeting: `tisztelt ügyfelünk | αγαπητέ πελάτη | hyvä asiakas | уважаеми клиент* | poštovani korisnik* | kam dashur te di | cmimin tuaj | ønskede at kende | meg akartam tudni | ήθελα να μάθω την τιμή | исках да знам цената | htio sam znati | ech wollt are prais | es gribeju zinat savu cenu | norejau suzinoti jusu kaina | halusin tietaa hintasi | makemake wau e ike | bengifuna ukwazi | ndinkafuna kudziwa | nilitaka kujua bei | jou prys ken | ego volo scire | zure prezioa jakin | theastaigh uaim do phraghas | vildi vita ver thitt | ég vildi vita verð | qiymətinizi bilmək | haluan tietää hinta | хацеў даведацца ваш прайс`,
};
