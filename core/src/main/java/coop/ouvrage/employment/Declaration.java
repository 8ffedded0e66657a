package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.employment.spi.Period;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to the authority and where it stands.
 *
 * @param periodNr which period of the contract, from 1
 * @param round counts the messages of this kind for this period: another one follows a refusal or a further change
 * @param deadline until when it has to be recorded: the start of the work
 * @param authorityId number that the authority gave the message
 * @param periodId number that the authority gave the period
 * @param inTime recorded before the deadline; null while unanswered
 */
public record Declaration(
        UUID id,
        ContractId contract,
        DeclarationKind kind,
        int periodNr,
        int round,
        Period period,
        DeclarationState state,
        Instant deadline,
        Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        int attempts,
        @Nullable String location,
        @Nullable String authorityId,
        @Nullable String periodId,
        @Nullable String result,
        List<Answer.Anomaly> anomalies,
        @Nullable Boolean inTime) {

    public Declaration {
        anomalies = List.copyOf(anomalies);
    }

    /** Whether every period of a contract is declared and accepted by these messages of it. */
    static boolean allAccepted(List<Declaration> ofContract) {
        List<Declaration> ins =
                ofContract.stream().filter(d -> d.kind() == DeclarationKind.IN).toList();
        List<Integer> periods =
                ins.stream().map(Declaration::periodNr).distinct().toList();
        return !periods.isEmpty()
                && periods.stream()
                        .allMatch(nr -> ins.stream()
                                .anyMatch(d -> d.periodNr() == nr && d.state() == DeclarationState.ACCEPTED));
    }
}
