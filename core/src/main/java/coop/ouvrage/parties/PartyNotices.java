package coop.ouvrage.parties;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Warnings on the old channel: whoever took over an account cannot stop them. */
@Component
class PartyNotices {

    private final Messages messages;
    private final PartyStore store;

    PartyNotices(Messages messages, PartyStore store) {
        this.messages = messages;
        this.store = store;
    }

    /** Tells of a new account, with its last four characters only. */
    void accountChanged(PayoutAccount account, LocalDate usableFrom) {
        PartyStore.Reach reach = store.contact(account.party()).orElseThrow();
        if (reach.email() == null) {
            return;
        }
        String iban = account.iban().value();
        messages.send(Message.to(reach.email(), reach.language().getLanguage(), "parties.mail.account_changed")
                .with(Map.of("ending", iban.substring(iban.length() - 4), "day", usableFrom))
                .link("/profile/accounts")
                .once("account-changed:" + account.id()));
    }

    /** Tells the old address that mails now go elsewhere. */
    void mailChanged(Person before, @Nullable String newMail) {
        String old = before.email();
        if (old == null || old.equalsIgnoreCase(newMail)) {
            return;
        }
        messages.send(Message.to(old, before.language().getLanguage(), "parties.mail.address_changed")
                .link("/profile"));
    }
}
