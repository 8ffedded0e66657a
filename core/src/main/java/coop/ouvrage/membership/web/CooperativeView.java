package coop.ouvrage.membership.web;

import coop.ouvrage.membership.Holding;
import coop.ouvrage.membership.JobsLeft;
import coop.ouvrage.membership.Member;
import coop.ouvrage.membership.ShareEntry;
import coop.ouvrage.membership.ShareSubscription;
import coop.ouvrage.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person has of the co-operative.
 *
 * @param unpaid the subscription that waits for its payment; null if there is none
 * @param payment how to pay it; null if no account of the co-operative is set
 */
public record CooperativeView(
        @Nullable Member member,
        Holding holding,
        JobsLeft jobsLeft,
        Money share,
        @Nullable ShareSubscription unpaid,
        @Nullable SharePayment payment,
        List<ShareEntry> entries) {}
