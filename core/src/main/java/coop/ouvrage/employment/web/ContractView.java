package coop.ouvrage.employment.web;

import coop.ouvrage.employment.Amendment;
import coop.ouvrage.employment.ContractVersion;
import coop.ouvrage.employment.Declaration;
import coop.ouvrage.employment.Declarations;
import coop.ouvrage.employment.LateDeclaration;
import coop.ouvrage.employment.Receipt;
import coop.ouvrage.employment.Signature;
import coop.ouvrage.employment.VersionCause;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a contract shows.
 *
 * @param days those of the contract, and those agreed that were left out since
 * @param agreedGross for all agreed days
 * @param showsCharge whether the reader may see what it costs the unit
 * @param jobPage the address of its job; none where it came of a platform's shifts or is a month of a lasting contract
 * @param waitsFor what keeps the entity from signing
 * @param flatTax whether tax is withheld at the flat rate; never told to a holder, who is not concerned
 * @param mayChooseTax whether the reader decides on that
 * @param beside pages of what goes with this contract
 * @param proposed other days that wait for the worker's answer
 * @param mayAmend whether the reader may type other days
 * @param end how it ends before its time, or may
 * @param minutesLeft until the start; zero once it has come
 */
public record ContractView(
        WorkContract contract,
        List<WorkDay> days,
        Money agreedGross,
        String workerName,
        String holderName,
        boolean isWorker,
        boolean mayPrepare,
        boolean mayConfirm,
        boolean showsCharge,
        @Nullable String jobPage,
        Instant now,
        LocalDate answerBy,
        long minutesLeft,
        List<Refusal> waitsFor,
        List<Declaration> declarations,
        Map<UUID, List<Receipt>> receipts,
        List<Signature> signatures,
        List<ContractVersion> versions,
        @Nullable LateDeclaration late,
        boolean flatTax,
        boolean mayChooseTax,
        List<Companion.Link> beside,
        @Nullable Amendment proposed,
        boolean mayAmend,
        EarlyEndView end) {

    public String path() {
        return "/contracts/" + contract.id();
    }

    /** Nobody has said what was worked, neither then nor later. */
    public boolean isCountedAutomatically() {
        return contract.countedAutomatically()
                && versions.stream().noneMatch(version -> version.cause() == VersionCause.CORRECTED);
    }

    /** Whether a registration was refused and none was sent since: what {@code Declarations.again} takes. */
    public boolean mayDeclareAgain() {
        return !Declarations.refused(contract, declarations).isEmpty();
    }

    /** Whether pay agreed for the whole was lowered by days that were not worked. */
    public boolean isLowered() {
        return contract.hourlyRate() == null
                && days.size() > contract.days().size()
                && contract.gross().compareTo(agreedGross) < 0;
    }

    public boolean toSign() {
        return isWorker && contract.toSign(now);
    }

    public boolean toConfirm() {
        return mayConfirm && contract.toConfirm(now);
    }

    public boolean mayCorrect() {
        return mayConfirm && contract.confirmed();
    }

    public int amendRows() {
        return DayForms.rows(contract);
    }

    public boolean mayCancel() {
        return mayPrepare
                && contract.state() != coop.ouvrage.employment.ContractState.CANCELLED
                && !contract.isContinuation()
                && contract.startsAt().isAfter(now);
    }

    /** Signed, near or past its start, and not declared: nobody may believe that it is. */
    public boolean isUndeclared() {
        return contract.state() == coop.ouvrage.employment.ContractState.SIGNED
                || contract.state() == coop.ouvrage.employment.ContractState.REFUSED;
    }
}
