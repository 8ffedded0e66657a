package coop.ouvrage.customer;

import coop.ouvrage.customer.spi.EnterpriseRegister;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import org.springframework.stereotype.Service;

/** What the public register says of a number that somebody types, so that name and address need not be typed. Keeps nothing. */
@Service
public class RegisterLookUp {

    private final EnterpriseRegister register;
    private final ClientAccess access;

    RegisterLookUp(EnterpriseRegister register, ClientAccess access) {
        this.register = register;
        this.access = access;
    }

    /** The answer of the register; that it does not answer is one. */
    public RegisterAnswer ask(EnterpriseNumber number) {
        access.requireProposing(null);
        return register.lookUp(number);
    }
}
