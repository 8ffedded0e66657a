package coop.ouvrage.membership;

import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;

/**
 * The team admitted a person. Published in the transaction of the admission: the unit opened on it is there when the page
 * answers. Without a paid share it is a trial unit.
 *
 * @param unitName how the unit may be called until its holder names it
 */
public record MemberAdmitted(PartyId member, String unitName, Trade trade, boolean shareholder, LocalDate on) {}
