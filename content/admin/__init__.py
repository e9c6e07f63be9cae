"""What every corner of the admin uses: permitted views and menus, safe exports, mail to staff; it knows no model."""
