package coop.ouvrage.portal;

import static coop.ouvrage.web.NavigationItem.Room.COOPERATIVE;
import static coop.ouvrage.web.NavigationItem.Room.MEMBER;
import static coop.ouvrage.web.NavigationItem.Room.UNIT;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What stands in a member's navigation; an item shows once its page exists. */
@Configuration(proxyBeanMethods = false)
class PortalNavigation {

    @Bean
    NavigationItem homeItem() {
        return NavigationItem.of(MEMBER, "portal.nav.home", "/home", Icon.HOME, 10);
    }

    @Bean
    NavigationItem invoiceItem() {
        return NavigationItem.of(MEMBER, "portal.nav.invoice", "/jobs/new", Icon.PAPER, 20, Role.MEMBER);
    }

    @Bean
    NavigationItem workItem() {
        return NavigationItem.of(MEMBER, "portal.nav.work", "/calendar", Icon.CALENDAR, 30);
    }

    @Bean
    NavigationItem expensesItem() {
        return NavigationItem.of(MEMBER, "portal.nav.expenses", "/expenses", Icon.RECEIPT, 35, Role.MEMBER);
    }

    @Bean
    NavigationItem jobsItem() {
        return NavigationItem.of(MEMBER, "portal.nav.jobs", "/jobs", Icon.PAPER, 40, Role.MEMBER);
    }

    @Bean
    NavigationItem payslipsItem() {
        return NavigationItem.of(MEMBER, "portal.nav.payslips", "/payslips", Icon.RECEIPT, 45);
    }

    @Bean
    NavigationItem invoicesItem() {
        return NavigationItem.of(MEMBER, "portal.nav.invoices", "/invoices", Icon.PAPER, 50, Role.MEMBER);
    }

    @Bean
    NavigationItem royaltiesItem() {
        return NavigationItem.of(MEMBER, "portal.nav.royalties", "/royalties", Icon.RECEIPT, 55, Role.MEMBER);
    }

    @Bean
    NavigationItem clientsItem() {
        return NavigationItem.of(MEMBER, "portal.nav.clients", "/clients", Icon.PEOPLE, 60, Role.MEMBER);
    }

    @Bean
    NavigationItem budgetItem() {
        return NavigationItem.of(UNIT, "portal.nav.budget", "/units/{unit}", Icon.BUDGET, 70, Role.MEMBER);
    }

    @Bean
    NavigationItem accountsItem() {
        return NavigationItem.of(UNIT, "portal.nav.accounts", "/units/{unit}/accounts", Icon.CHART, 80, Role.MEMBER);
    }

    @Bean
    NavigationItem cooperativeItem() {
        return NavigationItem.of(COOPERATIVE, "portal.nav.cooperative", "/cooperative", Icon.PEOPLE, 90);
    }

    /** Everything that does not fit into the bar of a phone. */
    @Controller
    static class MorePage {

        @GetMapping("/more")
        String more() {
            return "portal/more";
        }
    }
}
