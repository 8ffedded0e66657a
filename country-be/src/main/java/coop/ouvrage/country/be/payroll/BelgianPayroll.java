package coop.ouvrage.country.be.payroll;

import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.payroll.spi.PayCalculator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supplies the law of wages to payroll, and its figures to whoever shows them. */
@Configuration(proxyBeanMethods = false)
class BelgianPayroll {

    @Bean
    Legislation legislation() {
        return BelgianLegislation.get().asWritten(); // what the co-operative decides is this application's own
    }

    @Bean
    PayCalculator payCalculator(Legislation legislation) {
        return new BelgianPayCalculator(legislation, EmployerProfile.LARGE);
    }
}
