package coop.ouvrage.einvoice.as4;

import com.helger.base.state.EContinue;
import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.duplicate.AS4DuplicateManagerInMemory;
import com.helger.phase4.duplicate.IAS4DuplicateManager;
import com.helger.phase4.mgr.AS4ManagerFactoryInMemory;
import com.helger.phase4.mgr.MetaAS4Manager;
import com.helger.scope.mgr.ScopeManager;
import org.jspecify.annotations.Nullable;

/** Starts the library once per process; nothing of it is written to files. */
final class As4Library {

    private static boolean begun;

    private As4Library() {}

    static synchronized void begin() {
        if (!begun) {
            MetaAS4Manager.setFactory(new Managers());
            if (!ScopeManager.isGlobalScopePresent()) {
                ScopeManager.onGlobalBegin("ouvrage");
            }
            begun = true;
        }
    }

    static IAS4CryptoFactory crypto(As4Keys keys) {
        return new AS4CryptoFactoryInMemoryKeyStore(keys.store(), keys.alias(), keys.secret(), keys.authorities());
    }

    private static final class Managers extends AS4ManagerFactoryInMemory {
        @Override
        public IAS4DuplicateManager createDuplicateManager() {
            return new Repeated();
        }
    }

    /**
     * A sender that lost our receipt sends again and gets another receipt, not an error: that the message is kept once is the business of
     * our table, which also knows it after a restart.
     */
    private static final class Repeated extends AS4DuplicateManagerInMemory {
        @Override
        public EContinue registerAndCheck(
                @Nullable String messageId, @Nullable String profileId, @Nullable String modeId) {
            return EContinue.CONTINUE;
        }
    }
}
