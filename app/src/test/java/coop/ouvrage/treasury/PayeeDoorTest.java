package coop.ouvrage.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Iban;
import coop.ouvrage.simulators.bank.BankBehaviour;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.spi.PayeeVerification.Answer;
import coop.ouvrage.treasury.spi.PayeeVerification.Payee;
import coop.ouvrage.treasury.spi.PayeeVerification.Result;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank says whose an account is; when it is silent or broken, that is an answer too. */
class PayeeDoorTest {

    private static final Iban IBAN = Iban.of("BE68539007547034");

    @TempDir
    private Path folder;

    @Test
    void theFourAnswersAndADoorThatIsShut() {
        try (BankSimulator bank = BankSimulator.start(folder, 0, LocalDate.of(2026, 11, 20))) {
            HttpPayeeVerification door = new HttpPayeeVerification(bank.url().toString());
            bank.holder(IBAN.value(), "Élodie Van den Broeck");
            assertThat(door.ask(List.of(
                            new Payee(IBAN, "VAN DEN BROECK Elodie"),
                            new Payee(IBAN, "Elodie Broeck"),
                            new Payee(IBAN, "Garage Peeters"))))
                    .containsExactly(
                            Answer.of(Result.MATCH),
                            new Answer(Result.CLOSE_MATCH, "Élodie Van den Broeck"),
                            Answer.of(Result.NO_MATCH));
            bank.behave(BankBehaviour.SILENT_ABOUT_PAYEES);
            assertThat(result(door)).isEqualTo(Result.NOT_AVAILABLE);
            bank.behave(BankBehaviour.DOWN);
            assertThat(result(door)).isEqualTo(Result.NOT_AVAILABLE);
        }
        assertThat(result(new HttpPayeeVerification("http://127.0.0.1:9"))).isEqualTo(Result.NOT_AVAILABLE);
        assertThat(new HttpPayeeVerification("").isOffered()).isFalse();
    }

    private static Result result(HttpPayeeVerification door) {
        return door.ask(List.of(new Payee(IBAN, "Garage Peeters"))).getFirst().result();
    }
}
