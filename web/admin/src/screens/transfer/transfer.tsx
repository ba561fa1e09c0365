import { isAdmin } from '../../api/session.js';
import { Screen } from '../../app/screen.js';
import { Export } from './export.js';
import { Import } from './import.js';
import { MediaArchive } from './media-archive.js';

/** Content that comes from elsewhere, and goes. */
export function TransferScreen() {
  return (
    <Screen title="Import and export">
      <div class="sections">
        <Import />
        <Export />
        {isAdmin.value && <MediaArchive />}
      </div>
    </Screen>
  );
}
