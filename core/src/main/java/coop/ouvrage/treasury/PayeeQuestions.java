package coop.ouvrage.treasury;

import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.treasury.spi.PayeeVerification.Payee;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What is open about payees of whom no batch is made yet, such as the workers of a pay run: nothing leaves for them until it is answered. */
@Service
public class PayeeQuestions {

    private final PayeeChecks accounts;
    private final PayeeSanctions sanctions;
    private final Parties parties;

    PayeeQuestions(PayeeChecks accounts, PayeeSanctions sanctions, Parties parties) {
        this.accounts = accounts;
        this.sanctions = sanctions;
        this.parties = parties;
    }

    /** Why nothing leaves for a payee. */
    public enum Question {
        /** Their bank says that the account belongs to somebody else. */
        ACCOUNT,
        /** Their name is like one on the sanctions list. */
        LISTED
    }

    /**
     * Asks the banks whose the accounts are and compares the names with the list in force. The questions stay, also when what goes on
     * around them is undone.
     *
     * @param ibans by payee
     */
    public void ask(Map<UUID, Iban> ibans) {
        Map<UUID, String> names = parties.names(ibans.keySet());
        accounts.ask(payees(ibans, names));
        sanctions.ask(names);
    }

    /**
     * What was asked and nobody has answered; asks nobody.
     *
     * @param ibans by payee
     * @return by payee, without those of whom nothing is open
     */
    public Map<UUID, Set<Question>> open(Map<UUID, Iban> ibans) {
        Map<UUID, String> names = parties.names(ibans.keySet());
        Map<UUID, Set<Question>> open = new LinkedHashMap<>();
        accounts.blocked(payees(ibans, names)).forEach(payee -> add(open, payee, Question.ACCOUNT));
        sanctions.open(names).forEach(payee -> add(open, payee, Question.LISTED));
        return open;
    }

    private static void add(Map<UUID, Set<Question>> open, UUID payee, Question question) {
        open.computeIfAbsent(payee, key -> EnumSet.noneOf(Question.class)).add(question);
    }

    private static Map<Payee, UUID> payees(Map<UUID, Iban> ibans, Map<UUID, String> names) {
        Map<Payee, UUID> payees = new LinkedHashMap<>();
        ibans.forEach((party, iban) -> payees.put(new Payee(iban, names.getOrDefault(party, "")), party));
        return payees;
    }
}
