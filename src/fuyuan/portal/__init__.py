"""The public site: home, guided application, tracking a case, deadline calculator, statute articles."""
