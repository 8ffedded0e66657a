package coop.ouvrage.app.backup;

import java.io.IOException;

/** A file is no backup, or no longer the one that was made; the message says why, to be put after a colon. */
final class DamagedBackup extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedBackup(String message) {
        super(message);
    }
}
