/** Every page of the site, with the components that write them: imported when the first page is asked for. */
export { authorPage } from './author.js';
export { contactPage, refusedPage, sentPage } from './contact.js';
export { errorPage } from './error.js';
export { homePage } from './home.js';
export { archivePage, authorsPage, postsPage, tagsPage } from './index-pages.js';
export { periodPage, tagPage } from './list-pages.js';
export { postPage } from './post.js';
export { projectPage } from './project.js';
export { projectsPage } from './projects.js';
export { searchPage } from './search.js';
export { textPage } from './text-page.js';
