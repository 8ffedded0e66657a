package coop.ouvrage.country.be.employment;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.employment.spi.WorkRules;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Belgian law on short work contracts. */
@Component
final class BelgianWorkRules implements WorkRules {

    /** Labour law of 16 March 1971: a period of work lasts at least three hours, with exceptions by decree or agreement. */
    @Override
    public Sourced<Integer> leastMinutes(LocalDate day) {
        return new Sourced<>(3 * 60, "EMPLOI, SECUREX", "V2");
    }

    @Override
    public Sourced<Integer> mostMinutes(LocalDate day) {
        return new Sourced<>(11 * 60, "MEMORY", "MEM");
    }

    @Override
    public Optional<MinimumPay> minimumPay(
            LocalDate day, ContractKind kind, String jointCommittee, @Nullable LocalDate birthDate) {
        return Optional.empty();
    }

    /**
     * Dutch in Flanders, French in Wallonia, German in the German-speaking area; in Brussels French or Dutch, as the worker speaks.
     * The law looks at the operating seat to which the worker is attached; for work of some days that is taken to be the place of
     * work.
     */
    @Override
    public Sourced<String> languageOf(LocalDate day, Workplace place, String wished) {
        Region region = place.country().equals("BE") ? Region.of(place.postCode()) : Region.BRUSSELS;
        String language = switch (region) {
            case FLANDERS -> "nl";
            case WALLONIA -> "fr";
            case GERMAN_SPEAKING -> "de";
            case BRUSSELS -> wished.equals("nl") ? "nl" : "fr";
        };
        return new Sourced<>(language, "L1, L2", "V1");
    }

    @Override
    public Sourced<Integer> studentHours(LocalDate day) {
        return new Sourced<>(day.getYear() >= 2025 ? 650 : day.getYear() >= 2023 ? 600 : 475, "STUDENT", "V2");
    }
}
