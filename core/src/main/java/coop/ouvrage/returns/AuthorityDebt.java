package coop.ouvrage.returns;

import coop.ouvrage.access.Role;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a filed return owes to an authority.
 *
 * @param source the return, paid by one transfer at a time
 * @param amount that this return added to the debt; nothing is paid if it is not positive
 * @param remittance reference that the authority asks for, or free text
 * @param role who is told if the transfer comes back
 * @param page where they see the return
 */
public record AuthorityDebt(
        UUID source,
        String entity,
        String authority,
        Money amount,
        LocalDate dueOn,
        String remittance,
        Role role,
        String page) {}
