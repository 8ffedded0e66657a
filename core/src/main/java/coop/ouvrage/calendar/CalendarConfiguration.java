package coop.ouvrage.calendar;

import coop.ouvrage.calendar.spi.PublicHolidays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    BusinessTime businessTime() {
        return new BusinessTime();
    }

    @Bean
    WorkingDays workingDays(PublicHolidays holidays) {
        return new WorkingDays(holidays);
    }

    @Bean
    BankDays bankDays() {
        return new BankDays();
    }
}
