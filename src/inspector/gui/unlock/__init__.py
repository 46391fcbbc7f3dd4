"""开锁: who opens the laptop, the first set-up, and a lost passphrase."""
