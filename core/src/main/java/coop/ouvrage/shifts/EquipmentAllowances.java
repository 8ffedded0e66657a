package coop.ouvrage.shifts;

import coop.ouvrage.access.Role;
import coop.ouvrage.employment.WorkConfirmed;
import coop.ouvrage.expenses.Allowances;
import coop.ouvrage.expenses.ClaimId;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Owes the promised allowances once the work of a shift is confirmed: once for a person and day, however many shifts it had. */
@Component
class EquipmentAllowances {

    static final String KIND = "shifts.allowance";

    private final ShiftStore store;
    private final AgreementStore agreements;
    private final Allowances allowances;
    private final Worklist worklist;

    EquipmentAllowances(ShiftStore store, AgreementStore agreements, Allowances allowances, Worklist worklist) {
        this.store = store;
        this.agreements = agreements;
        this.allowances = allowances;
        this.worklist = worklist;
    }

    @EventListener
    @Transactional
    void confirmed(WorkConfirmed event) {
        UUID contract = event.contract().value();
        store.fileOwing(contract).flatMap(store::file).ifPresent(file -> owe(contract, event, file));
    }

    private void owe(UUID contract, WorkConfirmed event, ShiftFile file) {
        ShiftAgreement agreement = agreements.agreement(file.agreement()).orElseThrow();
        Map<LocalDate, Equipment> days = new TreeMap<>();
        store.rowsOf(contract).forEach(row -> days.merge(RowCheck.day(row).date(), row.equipment(), Equipment::and));
        String number = store.rowsOf(contract).getFirst().courier();
        Courier courier = java.util.Objects.requireNonNull(
                agreements.couriers(agreement.id()).get(number));
        days.forEach((day, equipment) -> {
            Money amount = agreement.promised(equipment);
            if (amount.isPositive()) {
                owe(
                        contract,
                        new Allowances.Promised(
                                agreement.unit(),
                                event.job(),
                                courier.worker(),
                                amount,
                                day,
                                agreement.title(),
                                file.hash(),
                                file.name()));
            }
        });
    }

    private void owe(UUID contract, Allowances.Promised promised) {
        Outcome<ClaimId> owed = allowances.owe(promised);
        if (owed instanceof Outcome.Done<ClaimId>(ClaimId claim)) {
            store.owed(contract, promised.day(), claim.value());
        } else {
            worklist.open(Item.of(Queue.EXPENSES, KIND, "contract", contract, Role.FINANCE, "/contracts/" + contract)
                    .with("amount", promised.amount()));
        }
    }
}
