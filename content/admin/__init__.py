"""What every corner of the admin uses: permitted views, menus, workflow steps, exports, mail; no model of ours."""
