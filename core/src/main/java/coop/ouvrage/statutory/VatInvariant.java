package coop.ouvrage.statutory;

import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.statutory.spi.VatForms;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What must always be true of filed VAT returns: the debt that their versions booked is what the last one declares. */
@Component
class VatInvariant implements Invariant {

    private final FilingStore store;
    private final VatForms forms;

    VatInvariant(FilingStore store, VatForms forms) {
        this.store = store;
        this.forms = forms;
    }

    @Override
    public String name() {
        return "statutory.vat_agrees_with_books";
    }

    @Override
    public Result check() {
        List<String> failures = new ArrayList<>();
        List<Filing> booked = store.booked();
        for (Filing filing : booked) {
            Money declared = forms.balance(store.grids(filing.id()));
            Money owed = Money.sum(store.of(filing.entity(), filing.kind(), filing.span()).stream()
                    .map(version -> store.booked(version.id()))
                    .toList());
            if (!owed.equals(declared)) {
                failures.add(filing.entity() + " " + filing.span() + " declares " + declared + " and booked " + owed);
            }
        }
        return Result.of(booked.size(), failures);
    }
}
