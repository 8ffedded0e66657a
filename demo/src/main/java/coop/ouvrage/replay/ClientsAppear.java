package coop.ouvrage.replay;

import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.demo.Numbers;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.replay.population.ClientPlan;
import coop.ouvrage.replay.population.JobPlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Clients are entered on the day of their first order, verified by the register or by what was seen, and given a limit that fits them. */
@ReplayOnly
@Component
@Order(50)
class ClientsAppear implements Stage {

    static final String CLIENT = "client";

    private static final int PAYMENT_DAYS = 30;
    private static final Money LEAST_LIMIT = Money.of("10000.00");

    private final ReplayedYear year;
    private final Cast cast;
    private final Checkpoints checkpoints;
    private final Clients clients;
    private final Verification verification;
    private final Around around;
    private final Map<Integer, Long> turnover = new HashMap<>();

    ClientsAppear(
            ReplayedYear year,
            Cast cast,
            Checkpoints checkpoints,
            Clients clients,
            Verification verification,
            Around around) {
        this.year = year;
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.clients = clients;
        this.verification = verification;
        this.around = around;
        year.population().jobs().forEach(job -> turnover.merge(job.client(), job.priceCents(), Long::sum));
    }

    @Override
    public String name() {
        return "clients";
    }

    @Override
    public boolean has(LocalDate day) {
        return !year.ordered(day).isEmpty();
    }

    @Override
    public int live(LocalDate day) {
        Map<ClientPlan, ClientId> entered = new LinkedHashMap<>();
        for (JobPlan job : year.ordered(day)) {
            if (checkpoints.find(CLIENT, job.client()).isEmpty()) {
                ClientPlan plan = year.client(job.client());
                entered.put(plan, enter(plan, job));
            }
        }
        if (!entered.isEmpty()) {
            verification.expect(entered.values());
            cast.officer(Officer.TEAM, () -> {
                entered.forEach((plan, id) -> verify(plan, kind(plan), id));
                return entered;
            });
        }
        return entered.size();
    }

    /** By the first holder who needs it; a private person stays known to that unit alone. */
    private ClientId enter(ClientPlan plan, JobPlan job) {
        UUID unit = plan.isPerson() ? checkpoints.get(UnitsOpen.UNIT, job.unit()) : null;
        ClientKind kind = kind(plan);
        if (kind.isRegistered()) {
            around.founded(Numbers.enterprise(plan.number()), plan.name());
        }
        ClientId id = cast.member(
                year.unit(job.unit()).holder(),
                () -> clients.propose(draft(plan, kind), unit, true).orThrow());
        checkpoints.remember(CLIENT, plan.number(), id.value());
        return id;
    }

    private void verify(ClientPlan plan, ClientKind kind, ClientId id) {
        if (kind.isRegistered()) {
            verification.askRegister(id);
        }
        verification
                .verify(id, kind.isRegistered() ? "" : "contrat de commande signé, identité vue")
                .orThrow();
        Money limit = Money.ofCents(turnover.getOrDefault(plan.number(), 0L)).max(LEAST_LIMIT);
        verification
                .setConditions(id, PAYMENT_DAYS, limit.times(BigDecimal.valueOf(2)), "chiffre attendu de l'année")
                .orThrow();
    }

    private static ClientKind kind(ClientPlan plan) {
        return switch (plan.form()) {
            case COMPANY -> plan.isPublic() ? ClientKind.PUBLIC_BODY : ClientKind.COMPANY;
            case PERSON -> ClientKind.PERSON;
            default -> ClientKind.FOREIGN;
        };
    }

    static String email(int number) {
        return "c" + number + "@client.example";
    }

    private static String country(ClientPlan plan) {
        return switch (plan.form()) {
            case COMPANY, PERSON -> "BE";
            case FOREIGN_COMPANY, FOREIGN_PERSON -> "FR";
            case FOREIGN_OUTSIDE_UNION -> "US";
        };
    }

    private static String vat(ClientPlan plan) {
        return switch (plan.form()) {
            case COMPANY -> "BE" + Numbers.enterprise(plan.number());
            case FOREIGN_COMPANY -> french(plan.number());
            default -> "";
        };
    }

    /** Nine digits that the check of enterprise numbers takes, and their key. */
    private static String french(int n) {
        String base = "99" + "%06d".formatted(n);
        int sum = 0;
        for (int i = 0; i < base.length(); i++) {
            int digit = (base.charAt(i) - '0') * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        long siren = Long.parseLong(base + (10 - sum % 10) % 10);
        return "FR" + "%02d".formatted((12 + 3 * (siren % 97)) % 97) + siren;
    }

    private static ClientDraft draft(ClientPlan plan, ClientKind kind) {
        int space = plan.name().indexOf(' ');
        boolean person = kind == ClientKind.PERSON;
        boolean home = country(plan).equals("BE");
        return new ClientDraft(
                kind,
                person ? plan.name().substring(space + 1) : plan.name(),
                person ? plan.name().substring(0, space) : "",
                null,
                country(plan),
                kind.isRegistered() ? Numbers.enterprise(plan.number()) : "",
                vat(plan),
                kind == ClientKind.FOREIGN && !plan.isPerson(),
                false,
                Locale.of("fr"),
                email(plan.number()),
                null,
                new PostalAddress(
                        "Rue du Marché",
                        Integer.toString(1 + plan.number()),
                        null,
                        home ? "4000" : "75011",
                        home ? "Liège" : "Paris",
                        country(plan)),
                plan.isPublic(),
                null);
    }
}
