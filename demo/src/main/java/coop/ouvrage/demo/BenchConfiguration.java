package coop.ouvrage.demo;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.demo.bench.BenchDesk;
import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.web.spi.PublicPaths;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the bench; everybody may open it. */
@DemoOnly
@Configuration(proxyBeanMethods = false)
class BenchConfiguration {

    @Bean
    BenchDesk benchDesk(
            BusinessTime time,
            BusinessClock clock,
            CurrentUser user,
            JdbcClient jdbc,
            Surroundings surroundings,
            BankAccounts accounts) {
        return new BenchDesk(
                time,
                clock,
                user,
                jdbc,
                () -> Opening.AT_THE_BANK.stream()
                        .mapToInt(entity -> surroundings
                                .bank()
                                .statements(accounts.of(entity).iban().value())
                                .size())
                        .sum());
    }

    @Bean
    Mailbox mailbox(JdbcClient jdbc, @Value("${ouvrage.address}") String address) {
        return new Mailbox(jdbc, address);
    }

    @Bean
    PublicPaths benchPaths() {
        return PublicPaths.of("/demo", "/demo/**");
    }
}
