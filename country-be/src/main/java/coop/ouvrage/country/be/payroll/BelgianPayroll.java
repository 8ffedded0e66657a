package coop.ouvrage.country.be.payroll;

import coop.ouvrage.payroll.spi.PayCalculator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supplies the law of wages to payroll. */
@Configuration(proxyBeanMethods = false)
class BelgianPayroll {

    @Bean
    PayCalculator payCalculator() {
        return new BelgianPayCalculator();
    }
}
