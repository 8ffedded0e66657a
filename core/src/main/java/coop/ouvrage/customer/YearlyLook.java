package coop.ouvrage.customer;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.customer.spi.EnterpriseRegister;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Verified is not for ever: a year after the last look the register is asked again, some clients each morning. What is still active is
 * noted; what is not waits for an officer, who blocks the client or corrects it.
 */
@Component
class YearlyLook {

    private static final String KIND = "client_refresh";
    private static final int A_MORNING = 200;

    private final ClientStore store;
    private final RegisterAnswers answers;
    private final EnterpriseRegister register;
    private final Policies policies;
    private final Worklist worklist;
    private final CurrentUser user;
    private final BusinessTime time;

    YearlyLook(
            ClientStore store,
            RegisterAnswers answers,
            EnterpriseRegister register,
            Policies policies,
            Worklist worklist,
            CurrentUser user,
            BusinessTime time) {
        this.store = store;
        this.answers = answers;
        this.register = register;
        this.policies = policies;
        this.worklist = worklist;
        this.user = user;
        this.time = time;
    }

    /** Not in one transaction: a register may take its time. One that does not answer is asked again tomorrow. */
    @EventListener
    @Order(DayOrder.CLOSING)
    public void on(DayBegan event) {
        int days = policies.number("customer.refresh_days", time.today());
        user.asSystem(() -> store.lastLookedAt(
                        time.today()
                                .minusDays(days)
                                .atStartOfDay(BusinessTime.ZONE)
                                .toOffsetDateTime(),
                        A_MORNING)
                .forEach(this::look));
    }

    private void look(Client client) {
        RegisterAnswer answer = register.lookUp(Objects.requireNonNull(client.enterpriseNumber()));
        if (answer instanceof RegisterAnswer.Unreachable) {
            return;
        }
        answers.keep(client.id(), answer, null);
        boolean good = answer instanceof RegisterAnswer.Found found && found.active() && !found.bankrupt();
        store.log(
                client.id(),
                client.state(),
                client.state(),
                good ? "customer.log.register_still_active" : "customer.log.register_says_otherwise",
                null);
        if (!good) {
            worklist.open(Item.of(
                    Queue.CLIENT_VERIFICATION,
                    KIND,
                    "client",
                    client.id().value(),
                    Role.TEAM_ADMIN,
                    "/desk/clients/" + client.id()));
        }
    }
}
